import AWSXRay from 'aws-xray-sdk-core';

// #region recorder
// The recorder: what this service's segments are called.
AWSXRay.middleware.setDefaultName('backend-node');
// #endregion
