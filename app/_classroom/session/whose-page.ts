const NAME = 'spanwalk-workspace';

/**
 * The workspace that this browser is signed in to; empty without a roster. A cookie beside the session’s own says so,
 * without being able to open anything. Cookies know no ports, so its name does.
 */
export function whosePage(): string {
  const name = `${location.port === '' ? NAME : `${NAME}-${location.port}`}=`;
  const found = document.cookie.split(';').find((part) => part.trim().startsWith(name));
  return found?.trim().slice(name.length) ?? '';
}

/** To the sign-in page, and back here afterwards. */
export function goToSignIn(): void {
  location.assign(`/sign-in?${new URLSearchParams({ next: location.pathname + location.search }).toString()}`);
}
