// presets: strict
// %%
#include <stdio.h>
int main(void) {
    FILE *f = fopen("/etc/passwd", "r"); // refused: file-read
    return fclose(f);
}
// %%
#include <fcntl.h>
int main(void) {
    return open("/etc/passwd", O_RDONLY); // refused: file-read
}
// %%
#include <dirent.h>
int main(void) {
    DIR *d = opendir("/"); // refused: file-read
    return d == 0;
}
// %%
#include <sys/utsname.h>
int main(void) {
    struct utsname u;
    return uname(&u); // refused: system-info
}
// %%
#include <unistd.h>
int main(void) {
    char name[64];
    return gethostname(name, sizeof name); // refused: system-info
}
// %%
#include <unistd.h>
int main(void) {
    _exit(3); // refused: process-exit
}
