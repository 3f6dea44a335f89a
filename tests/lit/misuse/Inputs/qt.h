// The few declarations of Qt that the tests use.
const char *qFlagLocation(const char *);
#define SLOT(x) qFlagLocation("1" #x "\0" __FILE__)
#define SIGNAL(x) qFlagLocation("2" #x "\0" __FILE__)
struct QEvent {};
struct QPaintEvent : QEvent {};
struct QThread;
struct QObject {
  virtual ~QObject();
  void moveToThread(QThread *);
  virtual bool event(QEvent *);
  template <class Signal, class Slot>
  static bool connect(const QObject *, Signal, const QObject *, Slot) { return {}; }
  template <class Signal, class Functor>
  static bool connect(const QObject *, Signal, Functor) { return {}; }
  static bool connect(const QObject *, const char *, const QObject *, const char *);
  bool connect(const QObject *, const char *, const char *) const;
};
struct QWidget : QObject {
protected:
  virtual void paintEvent(QPaintEvent *);
};
struct QPushButton : QWidget {
  void clicked();
};
struct QProcess : QObject {
  void start(const char *);
  bool waitForFinished(int = 30000);
};
struct QFile : QObject {
  QFile(const char *);
  bool open(int);
};
struct QMetaObject {
  static void connectSlotsByName(QObject *);
};
namespace QtConcurrent {
template <class F> int run(F &&) { return {}; }
}
