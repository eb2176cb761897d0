// presets: minimal, development, educational, data_science, production, strict
// %%
#include <stdio.h>
/* system("rm -rf /") is what this program never does */
int main(void) {
    // fork(); execve();
    printf("system(\"rm -rf /\") and fork() are words here\n");
    return 0;
}
// %%
#include <stdio.h>
#include <stdlib.h>
static int compare(const void *a, const void *b) {
    return *(const int *)a - *(const int *)b;
}
int main(void) {
    int numbers[] = {5, 3, 9, 1};
    size_t count = sizeof numbers / sizeof *numbers;
    qsort(numbers, count, sizeof *numbers, compare);
    for (size_t i = 0; i < count; i++) printf("%d ", numbers[i]);
    putchar('\n');
    return 0;
}
// %%
#include <stdio.h>
#include <stdlib.h>
struct node { int value; struct node *next; };
static struct node *push(struct node *head, int value) {
    struct node *made = malloc(sizeof *made);
    if (!made) { perror("malloc"); exit(EXIT_FAILURE); }
    made->value = value;
    made->next = head;
    return made;
}
static struct node *remove_first(struct node *head) {
    struct node *next = head->next;
    free(head);
    return next;
}
int main(void) {
    struct node *head = NULL;
    for (int i = 0; i < 5; i++) head = push(head, i);
    head = remove_first(head);
    for (struct node *n = head; n; n = n->next) printf("%d\n", n->value);
    while (head) head = remove_first(head);
    return 0;
}
// %%
#include <stdio.h>
#include <ctype.h>
static const char *at;
static double expression(void);
static double factor(void) {
    if (*at == '(') { at++; double v = expression(); at++; return v; }
    double v = 0;
    while (isdigit((unsigned char)*at)) v = v * 10 + (*at++ - '0');
    return v;
}
static double term(void) {
    double v = factor();
    while (*at == '*' || *at == '/') { char op = *at++; double w = factor(); v = op == '*' ? v * w : v / w; }
    return v;
}
static double expression(void) {
    double v = term();
    while (*at == '+' || *at == '-') { char op = *at++; double w = term(); v = op == '+' ? v + w : v - w; }
    return v;
}
static double eval(const char *text) { at = text; return expression(); }
int main(void) {
    printf("%g\n", eval("2*(3+4)-5"));
    return 0;
}
// %%
#include <stdio.h>
typedef struct { double (*open)(double); double (*close)(double); } market;
static double up(double x) { return x + 1; }
static double down(double x) { return x - 1; }
int main(void) {
    market m = {.open = up, .close = down};
    printf("%f %f\n", m.open(1), m.close(1));
    return 0;
}
// %%
#include <stdio.h>
struct shell { int depth; };
static int system(const struct shell *s) { return s->depth; }
static int unlink(int index) { return index - 1; }
int main(void) {
    struct shell s = {3};
    printf("%d %d\n", system(&s), unlink(4));
    return 0;
}
// %%
#include <stdio.h>
#include <string.h>
#define MAX 100
#define SQUARE(x) ((x) * (x))
#define MIN(a, b) ((a) < (b) ? (a) : (b))
int main(void) {
    char line[MAX];
    int words = 0;
    while (fgets(line, sizeof line, stdin)) {
        for (char *w = strtok(line, " \n"); w; w = strtok(NULL, " \n")) words++;
    }
    printf("%d %d %d\n", words, SQUARE(words), MIN(words, MAX));
    return 0;
}
// %%
#include <stdint.h>
#include <stdio.h>
static uint32_t state = 2463534242u;
static uint32_t next(void) {
    state ^= state << 13; state ^= state >> 17; state ^= state << 5;
    return state;
}
int main(void) {
    long inside = 0, total = 100000;
    for (long i = 0; i < total; i++) {
        double x = next() / 4294967296.0, y = next() / 4294967296.0;
        if (x * x + y * y <= 1) inside++;
    }
    printf("%f\n", 4.0 * inside / total);
    return 0;
}
// %%
#include <stdio.h>
#include <pthread.h>
#include <stdatomic.h>
static atomic_int total;
static void *worker(void *argument) {
    for (int i = 0; i < 1000; i++) atomic_fetch_add(&total, *(int *)argument);
    return NULL;
}
int main(void) {
    pthread_t threads[4];
    int one = 1;
    for (int i = 0; i < 4; i++) pthread_create(&threads[i], NULL, worker, &one);
    for (int i = 0; i < 4; i++) pthread_join(threads[i], NULL);
    printf("%d\n", total);
    return 0;
}
// %%
#include <stdio.h>
#include <time.h>
#include <math.h>
#include <setjmp.h>
static jmp_buf back;
int main(void) {
    clock_t begun = clock();
    double matrix[3][3] = {{1, 2, 3}, {4, 5, 6}, {7, 8, 10}};
    double det = 0;
    for (int i = 0; i < 3; i++)
        det += matrix[0][i] * (matrix[1][(i + 1) % 3] * matrix[2][(i + 2) % 3] - matrix[1][(i + 2) % 3] * matrix[2][(i + 1) % 3]);
    if (setjmp(back) == 0) longjmp(back, 1);
    printf("%g %g %ld\n", det, sqrt(fabs(det)), (long)(clock() - begun));
    return 0;
}
// %%
#include <stdio.h>
enum state { OPEN, CLOSED, LISTEN };
static enum state step(enum state s, char c) {
    switch (s) {
        case OPEN: return c == 'c' ? CLOSED : OPEN;
        case CLOSED: return c == 'l' ? LISTEN : CLOSED;
        case LISTEN: return c == 'o' ? OPEN : LISTEN;
        default: return s;
    }
}
int main(void) {
    enum state s = OPEN;
    for (const char *c = "clo"; *c; c++) s = step(s, *c);
    printf("%d\n", s);
    return s == OPEN ? 0 : 1;
}
// %%
#include <stdio.h>
#include <stdlib.h>
#include <errno.h>
#include <signal.h>
static volatile sig_atomic_t stopped;
static void on_signal(int number) { (void)number; stopped = 1; }
int main(int argc, char *argv[]) {
    signal(SIGINT, on_signal);
    char *end;
    errno = 0;
    long value = argc > 1 ? strtol(argv[1], &end, 10) : 12;
    if (errno) { fprintf(stderr, "bad number\n"); return 1; }
    for (long d = 2; d * d <= value && !stopped; d++)
        while (value % d == 0) { printf("%ld ", d); value /= d; }
    if (value > 1) printf("%ld", value);
    putchar('\n');
    exit(0);
}
