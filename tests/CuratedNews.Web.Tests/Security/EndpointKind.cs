namespace CuratedNews.Web.Tests.Security;

/// <summary>What an endpoint is: whom it answers, and what others may keep of the answer.</summary>
internal enum EndpointKind
{
    /// <summary>For everybody alike: others may keep it.</summary>
    Public,

    /// <summary>For everybody, made for the one who asks: nobody else may keep it.</summary>
    Personal,

    /// <summary>The sign-in, the one thing of the editors' side that a stranger sees.</summary>
    SignIn,

    /// <summary>For editors alone; a stranger is led to the sign-in, whatever is asked for.</summary>
    Editors,

    /// <summary>For operators: made anew each time, and kept by nobody.</summary>
    Operators,

    /// <summary>Shown in place of other pages, and 404 by its own address.</summary>
    Inner,
}
