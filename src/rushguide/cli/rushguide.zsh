#compdef rushguide
# Completion of rushguide for Zsh: source <(rushguide completion zsh), or a file _rushguide in a folder of $fpath

_rushguide() {
    local -a answer matches options
    local program=${(Q)words[1]}
    answer=("${(@f)$(_RUSHGUIDE_COMPLETE=zsh "${program/#\~\//$HOME/}" "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
    case $answer[1] in
        folders*) compset -p "$answer[2]"; _files -/; return ;;
        files*) compset -p "$answer[2]"; _files; return ;;
    esac
    matches=("${(@)answer[3,-1]}")
    (( $#matches )) || return 1
    [[ $answer[1] == *open* ]] && options+=(-S '')
    if [[ $answer[1] == *loose* ]]; then
        options+=(-U)
        (( $#matches > 1 )) && compstate[insert]='' compstate[list]='list force'
    fi
    compset -p "$answer[2]"
    _describe -V 'rushguide' matches "${(@)options}"
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _rushguide "$@"
else
    compdef _rushguide rushguide
fi
