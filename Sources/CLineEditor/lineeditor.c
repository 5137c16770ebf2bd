// The C side of the line editor.
