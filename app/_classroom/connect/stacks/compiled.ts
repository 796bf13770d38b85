import { exported, quiet, SHELL, variables, type Stack } from './stack.ts';

/** https://opentelemetry.io/docs/zero-code/java/agent/getting-started/ */
export const java: Stack = {
  id: 'java',
  label: 'Java',
  snippets: (target) => [
    {
      name: SHELL,
      text: `${exported([...variables('backend-java', target), ...quiet])}
java -javaagent:./opentelemetry-javaagent.jar -jar app.jar`,
    },
  ],
  note: () =>
    'The agent is one file, opentelemetry-javaagent.jar, from the releases of opentelemetry-java-instrumentation. Where you cannot change the command, set JAVA_TOOL_OPTIONS="-javaagent:/path/to/opentelemetry-javaagent.jar".',
};

/** https://pkg.go.dev/go.opentelemetry.io/otel/exporters/otlp/otlptrace: each protocol is a package. */
export const go: Stack = {
  id: 'go',
  label: 'Go',
  snippets: (target) => {
    const name = `otlptrace${target.carrier}`;
    return [
      {
        name: 'once, in your module',
        text: `go get go.opentelemetry.io/otel/sdk go.opentelemetry.io/otel/exporters/otlp/otlptrace/${name}`,
      },
      {
        name: 'main.go: the exporter and the resource read the variables',
        text: `exporter, err := ${name}.New(ctx)
if err != nil {
	log.Fatal(err)
}
provider := trace.NewTracerProvider(trace.WithBatcher(exporter))
defer provider.Shutdown(ctx)
otel.SetTracerProvider(provider)`,
      },
      {
        name: SHELL,
        text: `${exported(variables('backend-go', target).filter(([variable]) => !variable.endsWith('PROTOCOL')))}\ngo run .`,
      },
    ];
  },
  note: () =>
    'Without OTEL_EXPORTER_OTLP_ENDPOINT the exporters of Go open TLS to localhost; the http:// in it turns that off.',
};

/** https://github.com/open-telemetry/opentelemetry-dotnet, OpenTelemetry.Exporter.OpenTelemetryProtocol. */
export const dotnet: Stack = {
  id: 'dotnet',
  label: '.NET',
  snippets: (target) => [
    {
      name: 'once, in your project',
      text: `dotnet add package OpenTelemetry.Extensions.Hosting
dotnet add package OpenTelemetry.Instrumentation.AspNetCore
dotnet add package OpenTelemetry.Exporter.OpenTelemetryProtocol`,
    },
    {
      name: 'Program.cs: the exporter reads the variables',
      text: `builder.Services.AddOpenTelemetry()
    .WithTracing(tracing => tracing
        .AddAspNetCoreInstrumentation()
        .AddOtlpExporter());`,
    },
    { name: SHELL, text: `${exported(variables('backend-dotnet', target))}\ndotnet run` },
  ],
  note: () => 'Keep OTEL_EXPORTER_OTLP_PROTOCOL: without it .NET speaks gRPC, whatever the port.',
};
