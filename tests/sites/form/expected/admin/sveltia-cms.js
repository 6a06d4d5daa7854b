// Stands for the script of the form.
