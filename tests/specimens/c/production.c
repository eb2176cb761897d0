// presets: production, strict
// %%
#include <stdio.h>
int main(void) {
    FILE *f = fopen("out.txt", "w"); // refused: file-open-write
    fputs("x", f);
    return fclose(f);
}
// %%
#include <fcntl.h>
#include <unistd.h>
int main(void) {
    int d = open("out.txt", O_WRONLY | O_CREAT, 0644); // refused: file-open-write
    return close(d);
}
// %%
#include <fcntl.h>
int main(void) {
    int flags = O_RDWR;
    return open("out.txt", flags); // refused: file-open-write
}
// %%
#include <stdio.h>
int main(void) {
    return rename("a", "b"); // refused: file-write
}
// %%
#include <sys/stat.h>
int main(void) {
    return mkdir("made", 0755); // refused: file-write
}
// %%
#include <stdio.h>
int main(void) {
    freopen("log.txt", "a", stdout); // refused: file-open-write
    printf("x");
    return 0;
}
// %%
#include <stdio.h>
#include <stdlib.h>
int main(void) {
    puts(getenv("HOME")); // refused: environment
    return 0;
}
// %%
#include <stdio.h>
extern char **environ;
int main(void) {
    for (char **e = environ; *e; e++) puts(*e); // refused: environment
    return 0;
}
// %%
#include <curl/curl.h>
int main(void) {
    CURL *c = curl_easy_init(); // refused: network-client
    return c == 0;
}
