/* Counts the whole words and phrases of a list that stand in a text, with Hyperscan's literal matcher.
   Text and list are folded already. Prints the seconds of compiling and the bytes of the database, then, for each line
   that it reads, the occurrences and the seconds of one pass: by the clock and by processor time.
   Usage: hyperscan_literals LIST TEXT */
#include <hs/hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct document { char *bytes; size_t length; };
struct search { struct document text; size_t *lengths; unsigned long hits; };

static struct document read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) { perror(path); exit(1); }
    fseek(file, 0, SEEK_END);
    struct document document = { NULL, ftell(file) };
    rewind(file);
    document.bytes = malloc(document.length);
    if (fread(document.bytes, 1, document.length, file) != document.length) { perror(path); exit(1); }
    fclose(file);
    return document;
}

static double now(clockid_t clock)
{
    struct timespec time;
    clock_gettime(clock, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static int is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte < 0;
}

static int on_match(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context)
{
    struct search *search = context;
    size_t start = to - search->lengths[id];
    search->hits += !(start > 0 && is_letter(search->text.bytes[start - 1]))
        && !(to < search->text.length && is_letter(search->text.bytes[to]));
    return 0;
}

int main(int count, char **arguments)
{
    if (count != 3) { fprintf(stderr, "Usage: hyperscan_literals LIST TEXT\n"); return 2; }
    struct document list = read_file(arguments[1]);
    unsigned phrases = 0;
    for (size_t i = 0; i < list.length; i++)
        phrases += list.bytes[i] == '\n';
    const char **starts = calloc(phrases, sizeof *starts);
    struct search search = { read_file(arguments[2]), calloc(phrases, sizeof *search.lengths), 0 };
    unsigned *flags = calloc(phrases, sizeof *flags), *ids = calloc(phrases, sizeof *ids), number = 0;
    for (char *line = list.bytes; number < phrases; number++) {
        starts[number] = line;
        search.lengths[number] = strchr(line, '\n') - line;
        ids[number] = number;
        line += search.lengths[number] + 1;
    }

    double started = now(CLOCK_MONOTONIC);
    hs_database_t *database;
    hs_compile_error_t *error;
    hs_scratch_t *scratch = NULL;
    if (hs_compile_lit_multi(starts, flags, ids, search.lengths, phrases, HS_MODE_BLOCK, NULL, &database, &error) != HS_SUCCESS) {
        fprintf(stderr, "%s\n", error->message);
        return 1;
    }
    double built = now(CLOCK_MONOTONIC) - started;
    size_t size, scratch_size;
    if (hs_alloc_scratch(database, &scratch) != HS_SUCCESS || hs_database_size(database, &size) != HS_SUCCESS
        || hs_scratch_size(scratch, &scratch_size) != HS_SUCCESS)
        return 1;
    printf("%.4f %zu\n", built, size + scratch_size);
    fflush(stdout);

    while (getchar() != EOF) {
        search.hits = 0;
        double clock = now(CLOCK_MONOTONIC), processor = now(CLOCK_PROCESS_CPUTIME_ID);
        if (hs_scan(database, search.text.bytes, search.text.length, 0, scratch, on_match, &search) != HS_SUCCESS)
            return 1;
        printf("%lu %.6f %.6f\n", search.hits, now(CLOCK_MONOTONIC) - clock, now(CLOCK_PROCESS_CPUTIME_ID) - processor);
        fflush(stdout);
    }
    return 0;
}
