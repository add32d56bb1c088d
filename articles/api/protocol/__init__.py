"""What all operations of the API share: tokens, problems, answers, pages of lists, shapes."""
