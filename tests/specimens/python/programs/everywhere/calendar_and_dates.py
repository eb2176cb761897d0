import calendar
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo


def easter(year):
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l) // 451
    month, day = divmod(h + l - 7 * m + 114, 31)
    return date(year, month, day + 1)


def working_days(start, end, holidays=()):
    days = (start + timedelta(n) for n in range((end - start).days + 1))
    return [day for day in days if day.weekday() < 5 and day not in holidays]


def next_weekday(day, weekday):
    return day + timedelta((weekday - day.weekday() - 1) % 7 + 1)


class Meeting:
    def __init__(self, title, start, minutes):
        self.title, self.start, self.end = title, start, start + timedelta(minutes=minutes)

    def overlaps(self, other):
        return self.start < other.end and other.start < self.end

    def __format__(self, spec):
        return f"{self.start:%a %d %b %H:%M} {self.title:{spec}}"


assert easter(2024) == date(2024, 3, 31)
assert easter(2025) == date(2025, 4, 20)
friday = easter(2024) - timedelta(2)
print("good friday", friday.isoformat(), calendar.day_name[friday.weekday()])
days = working_days(date(2024, 3, 25), date(2024, 4, 5), {friday, date(2024, 4, 1)})
print(len(days), "working days; next monday", next_weekday(days[0], calendar.MONDAY))

utc = datetime(2024, 7, 1, 12, tzinfo=timezone.utc)
fixed = utc.astimezone(timezone(timedelta(hours=2), "CEST"))
print(fixed.isoformat(), (fixed - utc).total_seconds())
print(datetime.fromisoformat("2024-02-29T10:00:00").replace(year=2028), datetime.combine(date(2024, 1, 1), time(9)))
assert ZoneInfo.__name__ == "ZoneInfo"

a = Meeting("system review", datetime(2024, 5, 6, 9), 60)
b = Meeting("exec lunch", datetime(2024, 5, 6, 9, 30), 45)
print(f"{a:<15}|{b:>12}", "conflict" if a.overlaps(b) else "fine")
print(calendar.TextCalendar().formatmonth(2024, 2).splitlines()[-1], calendar.isleap(2024))
