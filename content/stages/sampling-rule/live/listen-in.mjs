import AWSXRay from 'aws-xray-sdk-core';
import LocalReservoir from 'aws-xray-sdk-core/dist/lib/middleware/sampling/local_reservoir.js';
import Reservoir from 'aws-xray-sdk-core/dist/lib/middleware/sampling/reservoir.js';

// The SDK decides; this only listens in, and changes nothing. A decision is made within one call, so that the last
// thing heard belongs to it: 'borrow', 'take', or nothing, where the rate had to decide.
let heard;

const ask = Reservoir.prototype.borrowOrTake;
Reservoir.prototype.borrowOrTake = function (...given) {
  heard = ask.apply(this, given);
  return heard;
};

// The same for the rule that the SDK was built with: its reservoir tells what it took only by its count.
const askLocal = LocalReservoir.prototype.isSampled;
LocalReservoir.prototype.isSampled = function () {
  const { thisSecond, usedThisSecond } = this;
  const sampled = askLocal.call(this);
  heard = this.thisSecond !== thisSecond || this.usedThisSecond > usedThisSecond ? 'take' : undefined;
  return sampled;
};

const { sampler } = AWSXRay.middleware;
const { ruleCache } = sampler;

/** A rule as the SDK knows it now: its own share of the reservoir, once the service has granted one. */
function known(rule) {
  const { quota, TTL } = rule.getReservoir();
  const granted = quota !== null && TTL >= Date.now() / 1000;
  return { name: rule.getName(), rate: rule.getRate(), quota: granted ? quota : null };
}

/** What the SDK decided on the request that this segment stands for, and by which rule; null: its built-in one. */
export function decisionOf(segment, request) {
  const sampled = segment.notTraced !== true;
  const asked = { host: request.headers.host, httpMethod: request.method, urlPath: request.url };
  const rule = ruleCache.getMatchedRule({ ...asked, serviceName: segment.name }, Date.now() / 1000);
  const reservoir = heard === 'borrow' ? 'borrowed' : 'reservoir';
  const by = heard ? reservoir : 'rate';
  return { decision: sampled ? by : 'left out', rule: rule ? known(rule) : null };
}

// The rules are asked for now, so that they are there before the first request.
sampler.start();
