// #region shown
// Nothing: this page has no telemetry of its own.
// #endregion
