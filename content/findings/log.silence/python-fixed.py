import logging

from opentelemetry.exporter.otlp.proto.http._log_exporter import OTLPLogExporter
from opentelemetry.sdk._logs import LoggerProvider, LoggingHandler
from opentelemetry.sdk._logs.export import BatchLogRecordProcessor

provider = LoggerProvider()
provider.add_log_record_processor(BatchLogRecordProcessor(OTLPLogExporter()))

logging.basicConfig(level=logging.INFO, handlers=[LoggingHandler(logger_provider=provider)])
logging.getLogger("home.activities").info("feed rendered")
