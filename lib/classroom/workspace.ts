/**
 * Without a roster there is exactly one workspace, and no login. With one it is the instructor’s own; whose workspace a
 * request is for, `roster/admission.ts` decides.
 */
export const LOCAL_WORKSPACE = 'local';
