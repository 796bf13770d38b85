/** The variable in which a service finds the token it posts errors with, as the course names it. */
export const tokenEnvironment = (token: string): Record<string, string> => ({ ROLLBAR_ACCESS_TOKEN: token });
