using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;

namespace Alerts.Core.Articles;

/// <summary>A parsed page and the walk through it. The walk does not recurse: depth costs no stack.</summary>
internal sealed class ArticleTextTree
{
    /// <summary>The parser's time grows with the square of what is open at once; pages stay far below this.</summary>
    private const int MaxOpenElements = 256;

    private readonly INode _root;
    private readonly int _textLength;

    private ArticleTextTree(INode root)
    {
        _root = root;
        _textLength = TextLengthOf(root);
    }

    /// <returns>Null when the elements are nested beyond reason.</returns>
    public static ArticleTextTree? Parse(string html)
    {
        var nesting = new NestingGuard(MaxOpenElements);
        var parser = new HtmlParser(new HtmlParserOptions { OnToken = (token, _) => nesting.Check(token), SkipComments = true });
        try
        {
            var document = parser.ParseDocument(html);
            return new ArticleTextTree((INode?)document.Body ?? document);
        }
        catch (NestedTooDeepException)
        {
            return null;
        }
    }

    public IReadOnlyList<ArticleTextBlock> ReadBlocks(bool withoutBoxes)
    {
        var builder = new ArticleTextBuilder();
        var surroundings = new Surroundings();
        Walk(
            _root,
            node => Enter(node, builder, surroundings, withoutBoxes),
            node => Leave(node, builder, surroundings));
        builder.EndBlock(surroundings.Kind);
        return builder.Blocks;
    }

    /// <param name="enter">False when what is inside is not wanted; the node is not left then.</param>
    private static void Walk(INode top, Func<INode, bool> enter, Action<INode> leave)
    {
        // Places, not siblings: the library finds a node's next sibling by searching all of them.
        var path = new Stack<(INode Node, int NextChild)>();
        if (enter(top))
            path.Push((top, 0));
        while (path.TryPop(out var place))
        {
            if (place.NextChild == place.Node.ChildNodes.Length)
            {
                leave(place.Node);
                continue;
            }
            path.Push(place with { NextChild = place.NextChild + 1 });
            var child = place.Node.ChildNodes[place.NextChild];
            if (enter(child))
                path.Push((child, 0));
        }
    }

    /// <returns>False when what is inside is not wanted.</returns>
    private bool Enter(INode node, ArticleTextBuilder builder, Surroundings surroundings, bool withoutBoxes)
    {
        if (node is IText text)
        {
            builder.Append(text.Data, surroundings.Links > 0, surroundings.Bolds > 0);
            return false;
        }
        if (node is not IElement element)
            return node == _root;

        if (element != _root && ArticleTextElements.IsNeverText(element))
            return false;
        if (element != _root && withoutBoxes && ArticleTextElements.IsBox(element) && !IsWholeStory(element))
        {
            if (ArticleTextElements.IsBlock(element.LocalName))
                builder.EndBlock(surroundings.Kind);
            return false;
        }
        if (element.LocalName == "br")
            builder.BreakLine(surroundings.Kind);
        else if (element.LocalName is "td" or "th")
            builder.Append(" ", isLinked: false, isBold: false);
        else if (ArticleTextElements.IsBlock(element.LocalName))
            builder.EndBlock(surroundings.Kind);
        surroundings.Enter(element.LocalName);
        return true;
    }

    /// <summary>A page's wrapper may be called "newsletter-article": what holds nearly all of the text is the story.</summary>
    private bool IsWholeStory(IElement element) => TextLengthOf(element) >= _textLength * 0.8;

    private static void Leave(INode node, ArticleTextBuilder builder, Surroundings surroundings)
    {
        if (node is not IElement element)
            return;
        if (ArticleTextElements.IsBlock(element.LocalName))
            builder.EndBlock(surroundings.Kind);
        surroundings.Leave(element.LocalName);
    }

    private static int TextLengthOf(INode top)
    {
        var length = 0;
        Walk(
            top,
            node =>
            {
                length += node is IText text ? text.Data.AsSpan().Trim().Length : 0;
                return node is not IElement element || !ArticleTextElements.IsNeverText(element);
            },
            _ => { });
        return length;
    }

    /// <summary>What the walk is inside of.</summary>
    private sealed class Surroundings
    {
        private int _headings;
        private int _listItems;
        private int _quotes;

        public int Links { get; private set; }

        public int Bolds { get; private set; }

        public BlockKind Kind => (_headings, _listItems, _quotes) switch
        {
            ( > 0, _, _) => BlockKind.Heading,
            (_, > 0, _) => BlockKind.ListItem,
            (_, _, > 0) => BlockKind.Quote,
            _ => BlockKind.Paragraph,
        };

        public void Enter(string name) => Count(name, 1);

        public void Leave(string name) => Count(name, -1);

        private void Count(string name, int step)
        {
            switch (name)
            {
                case "a":
                    Links += step;
                    break;
                case "b" or "strong":
                    Bolds += step;
                    break;
                case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                    _headings += step;
                    break;
                case "li":
                    _listItems += step;
                    break;
                case "blockquote":
                    _quotes += step;
                    break;
            }
        }
    }

    private sealed class NestedTooDeepException : Exception;

    /// <summary>Counts by the parser's own tokens how many elements are open that do not close themselves.</summary>
    private sealed class NestingGuard(int limit)
    {
        private readonly Dictionary<string, int> _open = [];
        private int _count;

        public void Check(HtmlToken token)
        {
            if (ArticleTextElements.ClosesItself(token.Name))
                return;
            if (token.Type == HtmlTokenType.StartTag)
            {
                _open[token.Name] = _open.GetValueOrDefault(token.Name) + 1;
                if (++_count > limit)
                    throw new NestedTooDeepException();
            }
            else if (token.Type == HtmlTokenType.EndTag && _open.GetValueOrDefault(token.Name) > 0)
            {
                _open[token.Name]--;
                _count--;
            }
        }
    }
}
