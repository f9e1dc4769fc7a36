package usage

import (
	"github.com/spf13/cobra"

	"messup/journal/voice"
)

// Where the script of each shell goes.
const (
	inBash voice.Phrase = `Print the script for bash. It needs the package bash-completion, which the package
manager of your system has.

For this window alone:

  source <(messup completion bash)

For every window that is opened from now on, on Linux:

  messup completion bash > /etc/bash_completion.d/messup

On a Mac:

  messup completion bash > $(brew --prefix)/etc/bash_completion.d/messup`
	inZsh voice.Phrase = `Print the script for zsh. Where zsh completes nothing yet, this turns it on, once:

  echo "autoload -U compinit; compinit" >> ~/.zshrc

For this window alone:

  source <(messup completion zsh)

For every window that is opened from now on, on Linux:

  messup completion zsh > "${fpath[1]}/_messup"

On a Mac:

  messup completion zsh > $(brew --prefix)/share/zsh/site-functions/_messup`
	inFish voice.Phrase = `Print the script for fish.

For this window alone:

  messup completion fish | source

For every window that is opened from now on:

  messup completion fish > ~/.config/fish/completions/messup.fish`
	inPowerShell voice.Phrase = `Print the script for PowerShell.

For this window alone:

  messup completion powershell | Out-String | Invoke-Expression

For every window that is opened from now on, put what it prints into your profile of
PowerShell.`
)

// Shells words the help of the commands below completion, which cobra makes.
func Shells(completion *cobra.Command) {
	told := map[string]voice.Phrase{"bash": inBash, "zsh": inZsh, "fish": inFish, "powershell": inPowerShell}
	for _, c := range completion.Commands() {
		where, known := told[c.Name()]
		if !known {
			continue
		}
		c.Short, c.Long = voice.Say("Print the script for %s", c.Name()), voice.Say(where)
		if f := c.Flags().Lookup("no-descriptions"); f != nil {
			f.Usage = voice.Say("complete without saying what each thing is")
		}
	}
}
