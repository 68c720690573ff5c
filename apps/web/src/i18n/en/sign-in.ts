export const signIn = {
  title: 'Sign in',
  lead: 'Follow and decide nominations for awards, from the unit to the central level.',
  username: 'User name',
  password: 'Password',
  submit: 'Sign in',
  personas: 'Step into a role',
  personasHint: 'A demonstration with invented data: choose a person to enter at once, without a password.',
  local: 'Account of your office',
  expired: 'Your session has ended. Sign in again to go on; what you typed is kept.',
  missing: 'Enter both user name and password.',
} as const;
