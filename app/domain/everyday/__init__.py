"""What any such app is used for beside the change: messages, small payments, help, a code to pass on."""
