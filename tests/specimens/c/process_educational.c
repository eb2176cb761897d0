// presets: educational, data_science, production, strict
// %%
#include <unistd.h>
int main(void) {
    if (fork() == 0) // refused: process
        execlp("ls", "ls", (char *)0); // refused: process
    return 0;
}
// %%
#include <unistd.h>
int main(void) {
    while (1) {
        fork(); // refused: process
    }
}
// %%
#include <spawn.h>
extern char **environ;
int main(void) {
    pid_t pid;
    char *argv[] = {"ls", 0};
    return posix_spawn(&pid, "/bin/ls", 0, 0, argv, 0); // refused: process
}
// %%
#include <signal.h>
int main(void) {
    return kill(1, SIGKILL); // refused: process
}
// %%
#include <sys/ptrace.h>
int main(void) {
    return ptrace(PTRACE_ATTACH, 1, 0, 0); // refused: process
}
// %%
#include <sched.h>
static int child(void *p) { (void)p; return 0; }
int main(void) {
    char stack[4096];
    return clone(child, stack + 4096, 0, 0); // refused: process
}
// %%
#include <unistd.h>
int main(void) {
    return setuid(0); // refused: process
}
// %%
#include <dlfcn.h>
int main(void) {
    void *h = dlopen("libc.so.6", RTLD_NOW); // refused: native-code
    int (*f)(const char *) = (int (*)(const char *))dlsym(h, "system"); // refused: native-code
    return f("id"); // refused: shell-command
}
// %%
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
    return syscall(SYS_execve, "/bin/sh", 0, 0); // refused: native-code
}
// %%
int main(void) {
    __asm__ volatile("syscall" : : "a"(59)); // refused: native-code
    return 0;
}
// %%
#include <sys/mman.h>
int main(void) {
    void *p = mmap(0, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); // refused: executable-memory
    return p == MAP_FAILED;
}
// %%
#include <sys/mman.h>
int main(void) {
    static char page[4096];
    return mprotect(page, 4096, PROT_READ | PROT_EXEC); // refused: executable-memory
}
// %%
#include <unistd.h>
int main(void) {
    return unlink("data.txt"); // refused: file-delete
}
// %%
#include <stdio.h>
int main(void) {
    return remove("data.txt"); // refused: file-delete
}
// %%
#include <unistd.h>
int main(void) {
    int (*gone)(const char *) = rmdir; // refused: file-delete
    return gone("folder"); // refused: file-delete
}
// %%
#include <sys/socket.h>
#include <netinet/in.h>
int main(void) {
    int s = socket(AF_INET, SOCK_STREAM, 0); // refused: raw-socket
    return s < 0;
}
// %%
#include <netdb.h>
int main(void) {
    struct addrinfo *found;
    return getaddrinfo("example.com", "80", 0, &found); // refused: raw-socket
}
