#!/bin/sh
# Takes away what the lessons on X-Ray and CloudWatch Logs have set up. Its key and its address come from the environment.
# What is gone already is told, and no reason to leave the rest.

# #region shown
aws logs delete-log-group --log-group-name cruddur
aws xray delete-sampling-rule --rule-name Cruddur
aws xray delete-group --group-name Cruddur
# #endregion
