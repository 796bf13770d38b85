import AWSXRay from 'aws-xray-sdk-core';

// #region recorder
// The recorder: what this service's segments are called.
AWSXRay.middleware.setDefaultName('backend-node');
// #endregion

// #region middleware
/** The middleware: opens a segment for each request, and closes it when the answer is out. */
export function traced(handler) {
  return (request, response) => {
    const segment = AWSXRay.middleware.traceRequestResponseCycle(request, response);
    AWSXRay.getNamespace().run(() => {
      AWSXRay.setSegment(segment);
      handler(request, response);
    });
  };
}
// #endregion
