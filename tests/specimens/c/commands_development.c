// presets: development, educational, data_science, production, strict
// %%
#include <stdlib.h>
int main(void) {
    system("rm -rf /"); // refused: destructive-command, shell-command
    return 0;
}
