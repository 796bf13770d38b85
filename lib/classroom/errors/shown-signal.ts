import { signalToJson, type SignalJson } from '../../telemetry/signal-json.ts';
import type { StoredSignal } from '../../telemetry/signal.ts';
import { maskSecrets, maskText } from './mask-secrets.ts';

/**
 * A signal as pages are told it. Of an error item the secrets are taken out, as on the item's own page: it brings whole
 * requests with their headers, which nobody chose to report.
 */
export function shownSignal(stored: StoredSignal): SignalJson {
  if (stored.signal !== 'error') return signalToJson(stored);
  const { error } = stored;
  return signalToJson({
    ...stored,
    error: {
      ...error,
      title: maskText('', error.title),
      environment: maskText('', error.environment),
      data: maskSecrets(error.data),
    },
  });
}
