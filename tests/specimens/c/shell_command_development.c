// presets: development, educational, data_science, production, strict
// %%
#include <stdlib.h>
int main(void) {
    return system("id"); // refused: shell-command
}
// %%
#include <stdio.h>
int main(void) {
    FILE *p = popen("ls -la", "r"); // refused: shell-command
    char line[80];
    while (fgets(line, sizeof line, p)) fputs(line, stdout);
    pclose(p);
    return 0;
}
// %%
#include <stdlib.h>
typedef int (*runner)(const char *);
static runner chosen(void) {
    return system; // refused: shell-command
}
int main(void) {
    return chosen()("id"); // refused: shell-command
}
// %%
#include <stdlib.h>
int main(void) {
    int (*f)(const char *) = &system; // refused: shell-command
    return (*f)("id"); // refused: shell-command
}
// %%
#include <stdlib.h>
struct table { const char *name; int (*run)(const char *); };
static struct table commands[] = {
    {"shell", system}, // refused: shell-command
};
int main(void) {
    return commands[0].run("id"); // refused: shell-command
}
// %%
#include <stdlib.h>
#define CALL(function, argument) function(argument)
int main(void) {
    return CALL(system, "id"); // refused: shell-command
}
// %%
#include <stdlib.h>
#define JOIN(a, b) a##b
int main(void) {
    return JOIN(sys, tem)("id"); // refused: shell-command
}
// %%
extern int system(const char *command);
int main(void) {
    return system("id"); // refused: shell-command
}
// %%
#include <stdlib.h>
int main(void) {
    void *p = (void *)system; // refused: shell-command
    return ((int (*)(const char *))p)("id"); // refused: shell-command
}
// %%
#include <wordexp.h>
int main(void) {
    wordexp_t w;
    wordexp("$(id)", &w, 0); // refused: shell-command
    return 0;
}
// %%
#include <stdlib.h>
int main(int argc, char **argv) {
    int (*run)(const char *) = argc > 1 ? system : 0; // refused: shell-command
    return run(argv[1]); // refused: shell-command
}
// %%
#include <stdlib.h>
static int apply(int (*f)(const char *), const char *s) {
    return f(s);
}
int main(void) {
    return apply(system, "id"); // refused: shell-command
}
// %%
#include <stdlib.h>
#include <pthread.h>
int main(void) {
    pthread_t t;
    pthread_create(&t, 0, (void *(*)(void *))system, "id"); // refused: shell-command
    return pthread_join(t, 0);
}
// %%
#include <stdlib.h>
int main(void) {
    return (system)("id"); // refused: shell-command
}
