"""What --help shows below the options: commands that a reader can copy, and exit codes."""

from __future__ import annotations

__all__ = ["COMPARE_EPILOG", "EPILOG", "RANK_EPILOG", "SHOW_EPILOG"]

EPILOG = """\
examples:
  diplodiff compare old.txt new.txt
      what was kept, reworded, strengthened, softened, moved, added and dropped
  diplodiff compare statement.txt
      the same against the statement that comes with diplodiff (Ankara, 22 July 2020)
  diplodiff show statement.txt
      the clauses as understood: look here first when a comparison surprises you
  diplodiff rank draft.txt archive/*.txt
      the texts of an archive, closest to the draft first

"diplodiff COMMAND --help" explains a command. Texts never leave your machine.
"""

COMPARE_EPILOG = """\
examples:
  diplodiff compare old.txt new.txt
      the changes; unchanged clauses are folded into one line
  diplodiff compare old.txt new.txt --all
      every clause in full
  diplodiff compare old.txt new.txt --summary
      one sentence and the scores
  diplodiff compare old.txt new.txt -o changes.md
      a Markdown report; the format follows from the name
  diplodiff compare old.txt new.txt -o redline.docx --author "Desk 7"
      a Word document: the new text as tracked changes of the old one, reasons as comments
  diplodiff compare old.txt new.txt -o changes.csv
      one row per pair of clauses, for a spreadsheet; CODEBOOK.md explains the columns
  diplodiff compare --revisions draft.docx
      a draft as it was before its tracked changes against the same with all of them accepted
  diplodiff compare --format json old.txt new.txt > changes.json
      everything, for another program
  pbpaste | diplodiff compare old.txt -
      the clipboard against a file ("xclip -o" or "Get-Clipboard" elsewhere)

exit code: 0 no difference, 1 differences, 2 trouble
"""

SHOW_EPILOG = """\
examples:
  diplodiff show statement.txt
      title, date and parties, then each clause with its label and lead phrase; below it what
      each act asks of whom and by when, and what is cited; doubts about the reading at the end
  diplodiff show statement.txt --summary
      the same without the clauses
  diplodiff show
      the statement that comes with diplodiff
  diplodiff show old.txt --encoding cp1252
      a text that is not in UTF-8
  diplodiff show statement.txt --format json -o statement.json
      the same for another program

exit code: 0 done, 2 trouble
"""

RANK_EPILOG = """\
examples:
  diplodiff rank draft.txt 2019.txt 2020.txt 2021.txt
      the closest first, with scores and what changed
  diplodiff rank draft.txt archive/*.txt -o closest.md
      a Markdown table
  diplodiff rank draft.txt archive/*.txt --format json
      the same for another program
  diplodiff rank draft.txt archive/*.txt --limit 50
      50 texts compared in full instead of 10; the others stand below them
  diplodiff rank draft.docx archive/
      all files of a folder, whatever their formats
  diplodiff rank draft.txt archive/*.txt --encoder tfidf
      rare words count for more

exit code: 0 done, 2 trouble
"""
