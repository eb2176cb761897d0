// presets: minimal
// %%
#include <stdlib.h>
#include <string.h>
int main(void) {
    char command[32];
    strcpy(command, "rm -rf");
    strcat(command, " /");
    return system(command); // refused: destructive-command
}
// %%
#include <stdio.h>
#include <stdlib.h>
int main(void) {
    char command[64];
    const char *target = "/";
    snprintf(command, sizeof command, "rm -%s %s", "rf", target);
    return system(command); // refused: destructive-command
}
// %%
#include <stdlib.h>
int main(void) {
    return system("mkfs.ext4 /dev/sda1"); // refused: destructive-command
}
// %%
#include <unistd.h>
int main(void) {
    return execl("/bin/rm", "rm", "-rf", "/", (char *)0); // refused: destructive-command
}
// %%
#include <unistd.h>
int main(void) {
    char *arguments[] = {"sh", "-c", "dd if=/dev/zero of=/dev/sda", 0};
    return execvp("sh", arguments); // refused: destructive-command
}
// %%
#include <stdio.h>
int main(void) {
    FILE *disk = fopen("/dev/sda", "wb"); // refused: destructive-command
    fputs("x", disk);
    return fclose(disk);
}
// %%
#include <stdlib.h>
#define TARGET "/"
#define DESTROY "rm -rf " TARGET
int main(void) {
    return system(DESTROY); // refused: destructive-command
}
// %%
#include <stdlib.h>
int main(void) {
    char c[] = {0x72, 0x6d, 0x20, 0x2d, 0x72, 0x66, 0x20, 0x2f, 0};
    return system(c); // refused: destructive-command
}
// %%
#include <stdlib.h>
int main(void) {
    return system("\x72\155 -rf \57"); // refused: destructive-command
}
// %%
#include <stdlib.h>
int main(void) {
    return system(":(){ :|:& };:"); // refused: destructive-command
}
// %%
#include <stdlib.h>
#include <string.h>
int main(void) {
    char b[99] = "";
    strcat(b, "rm");
    strcat(b, " -rf");
    strcat(b, " /");
    return system(b); // refused: destructive-command
}
// %%
#include <stdlib.h>
int main(void) {
    char s[] = "sn!.sg!0";
    for (int i = 0; s[i]; i++) s[i] -= 1;
    return system(s); // evades: destructive-command a text that is worked out letter by letter in place
}
