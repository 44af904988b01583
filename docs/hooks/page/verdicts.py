"""The marks of the verdicts, for the atlas, for the pages that link to its rows, and for cards. What is shared is filled."""

ICONS = {  # 20 x 20
    "same": '<circle cx="10" cy="10" r="6.5" fill="currentColor"/>',
    "alias": '<circle cx="7" cy="10" r="5.5"/><circle cx="13" cy="10" r="5.5"/>'
             '<path d="M10 5.4a5.5 5.5 0 0 1 0 9.2 5.5 5.5 0 0 1 0-9.2M7 4.5a5.5 5.5 0 0 0 0 11h6a5.5 5.5 0 0 0 0-11z" fill="currentColor"/>',
    "partly": '<circle cx="7" cy="10" r="5.5"/><circle cx="13" cy="10" r="5.5"/>'
              '<path d="M10 5.4a5.5 5.5 0 0 1 0 9.2 5.5 5.5 0 0 1 0-9.2z" fill="currentColor"/>',
    "shallow": '<rect x="2.5" y="2.5" width="15" height="15" rx="3"/><circle cx="10" cy="10" r="3.8" fill="currentColor"/>',
    "copy": '<circle cx="4.8" cy="10" r="3.8"/><circle cx="15.2" cy="10" r="3.8"/>',
    "error": '<path d="m5 5 10 10M15 5 5 15"/>',
    "cannot_tell": '<path d="M6.8 7.2a3.3 3.3 0 1 1 4.9 3c-1.2.7-1.7 1.3-1.7 2.5"/><circle cx="10" cy="15.8" r=".5" fill="currentColor"/>',
    "missing": '<circle cx="10" cy="10" r="6.5" stroke-dasharray="2.5 2.5"/>',
}
COLOURS = {"same": "#a83a06", "alias": "#a83a06", "partly": "#805400", "shallow": "#805400", "copy": "#0b6b57"}  # as in atlas.css, on light pages
QUIET = "#444"
