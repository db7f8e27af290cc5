using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Alerts.Functions.Language;

/// <summary>Ends the life of answers that are kept.</summary>
public sealed class KeptReadingsAge
{
    private readonly IKeptReadings _kept;
    private readonly IOptions<LanguageOptions> _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<KeptReadingsAge> _logger;

    internal KeptReadingsAge(IKeptReadings kept, IOptions<LanguageOptions> options, TimeProvider clock, ILogger<KeptReadingsAge> logger) =>
        (_kept, _options, _clock, _logger) = (kept, options, clock, logger);

    public async Task RemoveOldAsync(CancellationToken cancellationToken)
    {
        var removed = await _kept.RemoveOlderAsync(_clock.GetUtcNow().AddDays(-_options.Value.KeepDays), cancellationToken);
        if (removed > 0)
            _logger.ReadingsRemoved(removed, _options.Value.KeepDays);
    }
}
