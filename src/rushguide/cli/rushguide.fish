# Completion of rushguide for Fish: rushguide completion fish | source

function __rushguide_complete
    set -l words (commandline -opc)
    set -l last (commandline -ct)
    set -l program (string replace --regex '^~/' "$HOME/" -- $words[1])
    command --query $program; or return
    set -l answer (_RUSHGUIDE_COMPLETE=fish $program $words[2..-1] "$last" 2>/dev/null)
    switch "$answer[1]"
        case folders
            __fish_complete_directories "$last" ''
        case files
            __fish_complete_path "$last"
        case '*'
            printf '%s\n' $answer[2..-1]
    end
end

complete --command rushguide --no-files --keep-order --arguments '(__rushguide_complete)'
