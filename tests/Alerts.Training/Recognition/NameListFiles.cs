using Alerts.Core.Analysis;
using Alerts.Core.Analysis.Recognition;

namespace Alerts.Training.Recognition;

/// <summary>Reads the lists of names, one a line, and makes the hashes of them that the model carries.</summary>
internal static class NameListFiles
{
    public static IReadOnlyList<KeyValuePair<uint, NameLists>> Read(string folder, IEnumerable<uint> commonWords)
    {
        var names = new SortedDictionary<uint, NameLists>();
        Add("given-names.txt", NameLists.GivenName, NameLists.GivenName);
        Add("surnames.txt", NameLists.Surname, NameLists.Surname);
        Add("countries.txt", NameLists.Country, NameLists.PartOfPlace);
        Add("cities.txt", NameLists.City, NameLists.PartOfPlace);
        foreach (var word in commonWords)
            names[word] = names.GetValueOrDefault(word) | NameLists.CommonWord;
        return [.. names];

        void Add(string file, NameLists whole, NameLists part)
        {
            foreach (var line in File.ReadLines(Path.Combine(folder, file)).Where(line => line.Length > 0))
            {
                var words = FoldedWords.Fold(line).Split(' ');
                foreach (var word in words.Where(word => word.Length > 2 || words.Length == 1))
                {
                    var hash = WordHash.Of(word);
                    names[hash] = names.GetValueOrDefault(hash) | (words.Length == 1 ? whole : part);
                }
            }
        }
    }
}
