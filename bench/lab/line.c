/*
 * An emulated access line for each name given: a pair of TUN devices, <name>a (at the person) and <name>b (at the
 * core), with this program between them. Each way of a line has a delay, jitter, loss (random, and in bursts after
 * Gilbert and Elliott), a rate with a queue, and can be cut. Packets never overtake each other.
 *
 * stdin:  set <name> <up|down> <key> <number> ...   keys: see KEYS
 *         count                                     answers one line for each way
 * stdout: ready | ok | no <why> | way <name> <up|down> <packets> <bytes> <lost> <overflowed> ... end
 *
 * It ends with its stdin, and its devices with it.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

typedef long long ns;

enum { MAX_LINES = 8, QUEUE = 8192, MTU = 2048 };
static const ns MS = 1000000;

typedef struct { ns leaves; int size; unsigned char *bytes; } Packet;

enum Key { DELAY, JITTER, LOSS, BURST_BEGINS, BURST_ENDS, RATE, QUEUE_MS, CUT, KEY_COUNT };
static const char *KEYS[KEY_COUNT] = {"delay", "jitter", "loss", "burst-begins", "burst-ends", "rate", "queue", "cut"};

typedef struct {
  double set[KEY_COUNT]; /* ms, ms, 0..1, 0..1, 0..1, kbit/s (0: any), ms, 0 or 1 */
  int in_burst;
  ns free_at, last_leaves;
  Packet queue[QUEUE];
  int head, length;
  unsigned long long packets, bytes, lost, overflowed;
} Way;

typedef struct { char name[IFNAMSIZ]; int device[2]; Way way[2]; } Line;

static Line lines[MAX_LINES];
static int line_count;

static ns now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000 * MS + t.tv_nsec;
}

static int open_device(const char *name, char end) {
  struct ifreq request;
  memset(&request, 0, sizeof request);
  request.ifr_flags = IFF_TUN | IFF_NO_PI;
  snprintf(request.ifr_name, IFNAMSIZ, "%.13s%c", name, end);
  int device = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
  if (device < 0 || ioctl(device, TUNSETIFF, &request) < 0) {
    perror(request.ifr_name);
    exit(1);
  }
  return device;
}

static int is_lost(Way *way) {
  if (way->set[CUT]) return 1;
  if (way->set[BURST_BEGINS] > 0) {
    way->in_burst = way->in_burst ? drand48() >= way->set[BURST_ENDS] : drand48() < way->set[BURST_BEGINS];
    if (way->in_burst) return 1;
  }
  return drand48() < way->set[LOSS];
}

/* What comes out of the sender's device: counted first, because bytes that are lost were sent all the same. */
static void take(Way *way, const unsigned char *bytes, int size) {
  ns at = now();
  way->packets++;
  way->bytes += size;
  if (is_lost(way)) {
    way->lost++;
    return;
  }
  if (way->set[RATE] > 0) {
    if (way->free_at < at) way->free_at = at;
    if (way->length == QUEUE || way->free_at - at > (ns)(way->set[QUEUE_MS] * MS)) {
      way->overflowed++;
      return;
    }
    way->free_at += (ns)(size * 8 / way->set[RATE] * MS);
    at = way->free_at;
  }
  ns leaves = at + (ns)((way->set[DELAY] + way->set[JITTER] * drand48()) * MS);
  if (leaves < way->last_leaves) leaves = way->last_leaves;
  unsigned char *copy = way->length < QUEUE ? malloc(size) : NULL;
  if (!copy) {
    way->overflowed++;
    return;
  }
  way->last_leaves = leaves;
  memcpy(copy, bytes, size);
  way->queue[(way->head + way->length++) % QUEUE] = (Packet){leaves, size, copy};
}

static void deliver(Way *way, int device, ns at) {
  while (way->length && way->queue[way->head].leaves <= at) {
    Packet *packet = &way->queue[way->head];
    if (write(device, packet->bytes, packet->size) < 0) way->overflowed++;
    free(packet->bytes);
    way->head = (way->head + 1) % QUEUE;
    way->length--;
  }
}

static void count(void) {
  for (int i = 0; i < line_count; i++)
    for (int k = 0; k < 2; k++) {
      Way *way = &lines[i].way[k];
      printf("way %s %s %llu %llu %llu %llu\n", lines[i].name, k ? "down" : "up", way->packets, way->bytes, way->lost,
             way->overflowed);
    }
  printf("end\n");
}

static const char *set(char *rest) {
  char *name = strtok_r(NULL, " ", &rest), *direction = strtok_r(NULL, " ", &rest);
  Line *line = NULL;
  for (int i = 0; name && i < line_count; i++)
    if (!strcmp(lines[i].name, name)) line = &lines[i];
  if (!line || !direction) return "no such line";
  Way *way = &line->way[!strcmp(direction, "down")];
  for (char *key; (key = strtok_r(NULL, " ", &rest));) {
    char *value = strtok_r(NULL, " ", &rest);
    int k = 0;
    while (k < KEY_COUNT && strcmp(KEYS[k], key)) k++;
    if (k == KEY_COUNT || !value) return "no such key";
    way->set[k] = atof(value);
    if (k == RATE) way->free_at = 0;
  }
  return NULL;
}

static void obey(char *command) {
  char *rest = NULL;
  char *verb = strtok_r(command, " ", &rest);
  if (verb && !strcmp(verb, "count")) count();
  else {
    const char *why = verb && !strcmp(verb, "set") ? set(rest) : "no such command";
    if (why) printf("no %s\n", why);
    else printf("ok\n");
  }
  fflush(stdout);
}

/* Ends the program with its stdin. */
static void listen_to_stdin(void) {
  static char text[4096];
  static int length;
  int more = read(0, text + length, sizeof text - 1 - length);
  if (more <= 0) exit(0);
  length += more;
  text[length] = 0;
  for (char *end; (end = strchr(text, '\n'));) {
    *end = 0;
    char command[sizeof text];
    strcpy(command, text);
    length -= end + 1 - text;
    memmove(text, end + 1, length + 1);
    obey(command);
  }
}

/* @returns how long nothing leaves, or -1: nothing is under way */
static ns idle_for(ns at) {
  ns next = -1;
  for (int i = 0; i < line_count; i++)
    for (int k = 0; k < 2; k++) {
      Way *way = &lines[i].way[k];
      if (way->length && (next < 0 || way->queue[way->head].leaves < next)) next = way->queue[way->head].leaves;
    }
  return next < 0 ? -1 : next > at ? next - at : 0;
}

int main(int argc, char **argv) {
  srand48(1234);
  for (int i = 1; i < argc && line_count < MAX_LINES; i++) {
    Line *line = &lines[line_count++];
    snprintf(line->name, sizeof line->name, "%s", argv[i]);
    for (int k = 0; k < 2; k++) {
      line->device[k] = open_device(argv[i], k ? 'b' : 'a');
      line->way[k].set[QUEUE_MS] = 300;
    }
  }
  printf("ready\n");
  fflush(stdout);
  static unsigned char bytes[MTU];
  for (;;) {
    struct pollfd wanted[1 + 2 * MAX_LINES] = {{0, POLLIN, 0}};
    for (int i = 0; i < line_count; i++)
      for (int k = 0; k < 2; k++) wanted[1 + 2 * i + k] = (struct pollfd){lines[i].device[k], POLLIN, 0};
    ns idle = idle_for(now());
    struct timespec wait = {idle / (1000 * MS), idle % (1000 * MS)};
    ppoll(wanted, 1 + 2 * line_count, idle < 0 ? NULL : &wait, NULL);
    if (wanted[0].revents) listen_to_stdin();
    for (int i = 0; i < line_count; i++)
      for (int k = 0; k < 2; k++) {
        Way *way = &lines[i].way[k];
        for (int n = 0, size; n < 64 && (size = read(lines[i].device[k], bytes, MTU)) > 0; n++) take(way, bytes, size);
        deliver(way, lines[i].device[!k], now());
      }
  }
}
