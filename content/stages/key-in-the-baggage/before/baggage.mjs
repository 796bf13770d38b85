import { context, propagation } from '@opentelemetry/api';
import { randomBytes } from 'node:crypto';

const partner = process.env.PARTNER_SERVICE_URL ?? 'http://127.0.0.1:4568';
const apiKey = randomBytes(18).toString('base64url');

// #region shown
/** What every service behind us may need. It goes along with every call from here on. */
export function inBaggage(work) {
  const baggage = propagation.createBaggage({ tenant: { value: 'cruddur' }, api_key: { value: apiKey } });
  return context.with(propagation.setBaggage(context.active(), baggage), work);
}

export async function askPartner() {
  const response = await fetch(`${partner}/weather`);
  return response.json();
}
// #endregion
