# Completion of rushguide for Bash: source <(rushguide completion bash)

_rushguide() {
    local told word
    COMPREPLY=()
    {
        IFS= read -r told
        while IFS= read -r word; do COMPREPLY+=("$word"); done
    } < <(_RUSHGUIDE_COMPLETE=bash "${1/#\~/$HOME}" "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" "$COMP_TYPE" 2>/dev/null)
    case $told in
        folders) compopt -o filenames -o dirnames ;;
        files) compopt -o filenames -o default ;;
        *open*) compopt -o nospace ;;
    esac 2>/dev/null
}

complete -o nosort -F _rushguide rushguide 2>/dev/null || complete -F _rushguide rushguide
