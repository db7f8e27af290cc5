/* Collects the text of each feed of a folder with expat and nothing else, and prints the best pass in MB/s:
   by the clock and by processor time.
   Usage: expat_text PASSES FILE... */
#include <expat.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct document { char *bytes; size_t length; };
struct text { char *bytes; size_t length, capacity; };

static void collect(void *data, const XML_Char *part, int length)
{
    struct text *text = data;
    if (text->length + length > text->capacity) {
        text->capacity = 2 * (text->length + length);
        text->bytes = realloc(text->bytes, text->capacity);
        if (!text->bytes) abort();
    }
    memcpy(text->bytes + text->length, part, length);
    text->length += length;
}

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

int main(int count, char **arguments)
{
    int passes = count > 2 ? atoi(arguments[1]) : 0, documents_count = count - 2;
    if (passes < 1) { fprintf(stderr, "Usage: expat_text PASSES FILE...\n"); return 2; }
    struct document *documents = calloc(documents_count, sizeof *documents);
    size_t total = 0, kept = 0;
    for (int i = 0; i < documents_count; i++)
        total += (documents[i] = read_file(arguments[i + 2])).length;

    double best = 0, best_processor = 0;
    for (int pass = 0; pass < passes; pass++) {
        double started = now(CLOCK_MONOTONIC), started_processor = now(CLOCK_PROCESS_CPUTIME_ID);
        kept = 0;
        for (int i = 0; i < documents_count; i++) {
            struct text text = { NULL, 0, 0 };
            XML_Parser parser = XML_ParserCreate(NULL);
            XML_SetUserData(parser, &text);
            XML_SetCharacterDataHandler(parser, collect);
            if (XML_Parse(parser, documents[i].bytes, documents[i].length, 1) != XML_STATUS_OK) {
                fprintf(stderr, "%s: %s\n", arguments[i + 2], XML_ErrorString(XML_GetErrorCode(parser)));
                return 1;
            }
            kept += text.length;
            XML_ParserFree(parser);
            free(text.bytes);
        }
        double rate = total / 1e6 / (now(CLOCK_MONOTONIC) - started);
        double processor_rate = total / 1e6 / (now(CLOCK_PROCESS_CPUTIME_ID) - started_processor);
        best = rate > best ? rate : best;
        best_processor = processor_rate > best_processor ? processor_rate : best_processor;
    }
    fprintf(stderr, "%zu bytes of text kept\n", kept);
    printf("%.2f %.2f\n", best, best_processor);
    return 0;
}
