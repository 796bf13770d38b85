'use client';
import { useEffectEvent, useLayoutEffect } from 'react';
import type { RefObject } from 'react';

/**
 * Hears keys, from when its part of the page is seen and not from a moment later.
 *
 * @param within where the keyboard has to be; its keys are heard before whatever is in there hears them. Without it,
 * keys from anywhere, when all others have heard them
 */
export function useKeys(onKey: (event: KeyboardEvent) => void, within?: RefObject<HTMLElement | null>): void {
  const hear = useEffectEvent(onKey);
  useLayoutEffect(() => {
    // The element itself may be attached only after this.
    const isMeant = ({ target }: Event): boolean =>
      within === undefined || within.current?.contains(target as Node) === true;
    const listen = (event: KeyboardEvent): void => (isMeant(event) ? hear(event) : undefined);
    const options = { capture: within !== undefined };
    globalThis.addEventListener('keydown', listen, options);
    return () => globalThis.removeEventListener('keydown', listen, options);
  }, [within]);
}
