using Alerts.Functions;
using Alerts.Functions.Storage;
using Alerts.Functions.Web;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<WorkerRequestPipeline>();
builder.Services.AddAlerts(builder.Configuration);
builder.Services.AddOpenTelemetry().UseFunctionsWorkerDefaults();

var app = builder.Build();
await app.Services.GetRequiredService<StorageSetup>().CreateOnEmulatorAsync(CancellationToken.None);
await app.RunAsync();
