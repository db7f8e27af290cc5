using Alerts.Core;
using Alerts.Local.Tools;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Xunit;

namespace Alerts.EndToEnd.Tests.Tools;

public sealed class AzuriteProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task State_survives_a_restart()
    {
        var tools = await InstalledTools.GetAsync();
        await using (var first = await AzuriteProcess.StartAsync(tools, _folder.Path, Cancelled))
        {
            var table = new TableClient(first.ConnectionString, "Articles");
            await table.CreateAsync(Cancelled);
            await table.AddEntityAsync(new TableEntity("feed", "article") { ["Title"] = "Abrego García returns" }, Cancelled);
            var blobs = new BlobContainerClient(first.ConnectionString, "batches");
            await blobs.CreateAsync(cancellationToken: Cancelled);
            await blobs.UploadBlobAsync("batch", BinaryData.FromString("text"), Cancelled);
            var queue = new QueueClient(first.ConnectionString, "articles");
            await queue.CreateAsync(cancellationToken: Cancelled);
            await queue.SendMessageAsync("batch", Cancelled);
        }

        await using var second = await AzuriteProcess.StartAsync(tools, _folder.Path, Cancelled);

        var row = await new TableClient(second.ConnectionString, "Articles")
            .GetEntityAsync<TableEntity>("feed", "article", cancellationToken: Cancelled);
        Assert.Equal("Abrego García returns", row.Value["Title"]);
        var blob = await new BlobClient(second.ConnectionString, "batches", "batch").DownloadContentAsync(Cancelled);
        Assert.Equal("text", blob.Value.Content.ToString());
        var message = await new QueueClient(second.ConnectionString, "articles").ReceiveMessageAsync(cancellationToken: Cancelled);
        Assert.Equal("batch", message.Value.Body.ToString());
    }

    [Fact]
    public async Task Two_runs_do_not_share_a_folder()
    {
        var tools = await InstalledTools.GetAsync();
        await using var first = await AzuriteProcess.StartAsync(tools, _folder.Path, Cancelled);

        var exception = await Assert.ThrowsAsync<InputException>(() => AzuriteProcess.StartAsync(tools, _folder.Path, Cancelled));

        Assert.Equal(
            $"Another local run keeps its state in {_folder.Path}; stop it or choose another folder with --data.",
            exception.Message);
    }
}
