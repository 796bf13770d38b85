"""boto3 as it comes, told by its environment where X-Ray is."""

import json
import time

import boto3
from botocore.exceptions import ClientError

client = boto3.client("xray")
now = time.time()
trace_id = "1-%08x-%s" % (int(now), "b2" * 12)
segment = {"id": "3" * 16, "trace_id": trace_id, "name": "boto", "start_time": now - 2, "end_time": now - 1,
           "annotations": {"age": 30}}
put = client.put_trace_segments(TraceSegmentDocuments=[json.dumps(segment), "[]"])
pages = client.get_paginator("get_trace_summaries").paginate(
    StartTime=now - 60, EndTime=now + 60, FilterExpression="annotation[age] > 29")
summaries = [summary for page in pages for summary in page["TraceSummaries"]]
traces = client.batch_get_traces(TraceIds=[trace_id])["Traces"]
try:
    client.get_group(GroupName="nobody")
    failed = None
except ClientError as error:
    failed = error.response["Error"]
config = client.get_encryption_config()["EncryptionConfig"]
print(json.dumps({"traceId": trace_id, "unprocessed": put["UnprocessedTraceSegments"], "summaries": summaries,
                  "documents": [json.loads(part["Document"]) for part in traces[0]["Segments"]],
                  "failed": failed, "config": config}, default=str))
