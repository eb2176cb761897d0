# presets: production
# %%
# A module that the program writes itself is not there when the check reads it; that it writes is the finding.
open('made.py', 'w').write('import os; os.system(1)')  # refused: file-open-write
import made  # evades: dynamic-code the text is written at run time
# %%
# A template that comes from outside may walk attributes.
print(input().format(print))  # evades: format-walk the template is not known before the run
# %%
# A member of a module that reaches nothing by itself may still lead to one that does.
import random
getattr(random, input())  # evades: dynamic-attribute only modules that reach outside are watched
# %%
# What a parser of expressions makes of a text is not followed.
import sympy
sympy.sympify(input())  # evades: dynamic-code the library evaluates the text
# %%
# Looking at the table of modules is no finding; taking one out of it is.
import sys
print(sys.modules)  # evades: dynamic-import nothing is taken out
# %%
# An archive on the path brings modules that the check can't see.
import sys
sys.path.insert(0, 'payload.zip')
import payload  # evades: dynamic-import the archive is not read
