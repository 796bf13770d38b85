import { context, propagation } from '@opentelemetry/api';

const partner = process.env.PARTNER_SERVICE_URL ?? 'http://127.0.0.1:4568';

// #region shown
/** What every service behind us may need, and anybody may read. Keys have a header of their own, for one receiver. */
export function inBaggage(work) {
  const baggage = propagation.createBaggage({ tenant: { value: 'cruddur' } });
  return context.with(propagation.setBaggage(context.active(), baggage), work);
}

export async function askPartner() {
  // The border of our house: here the baggage stays behind.
  const empty = propagation.deleteBaggage(context.active());
  const response = await context.with(empty, () => fetch(`${partner}/weather`));
  return response.json();
}
// #endregion
