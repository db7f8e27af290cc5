namespace Alerts.Core;

/// <summary>Hands work on to the next stage. A message names a row that is already stored, never the work itself.</summary>
public interface IWorkQueue
{
    Task SendAsync<TMessage>(TMessage message, CancellationToken cancellationToken)
        where TMessage : class;
}
