export const notices = {
  title: 'Notices',
  open: 'Notices',
  openCount_one: 'Notices, {{count}} unseen',
  openCount_other: 'Notices, {{count}} unseen',
  none: 'No notices yet. Reminders, returns and results appear here.',
  markRead: 'Mark as seen',
  kind: {
    reminder: 'Due soon',
    overdue: 'Overdue',
    inspection: 'On the inspection list',
    decided: 'Decided',
    returned: 'Returned for supplement',
    notified: 'Notice',
    concluded: 'Concluded',
    incident: 'Incident',
    other: 'Changed',
  },
} as const;
