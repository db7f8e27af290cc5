using Microsoft.AspNetCore.Http;

namespace Alerts.Functions.Web;

/// <summary>
/// Lets in, as an admin, whoever sits at the machine itself. The app has no such service and no setting that makes one: only the
/// local run registers it.
/// </summary>
public interface IOpenAccess
{
    bool IsGrantedTo(HttpContext context);
}
