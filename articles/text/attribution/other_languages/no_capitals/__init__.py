"""Read speech and names where neither capitals nor blanks show them: Chinese, Japanese, Thai, Korean."""
