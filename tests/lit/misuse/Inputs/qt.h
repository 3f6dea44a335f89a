// The few declarations of Qt that the tests use.
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
namespace QtConcurrent {
template <class F> int run(F &&) { return {}; }
}
