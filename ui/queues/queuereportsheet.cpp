// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queues/queuereportsheet.h"

#include "core/admin/csv.h"
#include "core/base/clock.h"
#include "core/models/livemodels.h"
#include "core/models/wording.h"
#include "core/pbx/pbxclient.h"

#include <QDateEdit>
#include <QFileDialog>
#include <QFutureWatcher>
#include <QHeaderView>
#include <QPushButton>
#include <QSaveFile>
#include <QTableWidget>
#include <QVBoxLayout>

#include <cmath>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

//! "" where the PBX does not say.
QString countText(int count)
{
    return count < 0 ? QString() : QLocale().toString(count);
}

QString secondsText(double seconds)
{
    return seconds < 0 ? QString() : durationText(std::llround(seconds) * 1000);
}

QStringList rowOf(const QString& who, const QueueFigures& figures)
{
    return {who, countText(figures.calls), countText(figures.answered), countText(figures.abandoned),
        secondsText(figures.averageWaitSeconds), secondsText(figures.averageTalkSeconds)};
}

} // namespace

QueueReportSheet::QueueReportSheet(UiContext& context, const QueueId& queue, const QString& name, QWidget* parent)
    : Sheet(context.theme, tr("Report of queue %1").arg(name.isEmpty() ? queue.text : name), parent)
    , m_context(context)
    , m_queue(queue)
    , m_table(new QTableWidget(this))
    , m_export(addButton(tr("Export as CSV…"), u"reportExport"_s))
{
    setObjectName(u"queueReport"_s);
    buildDays();
    m_table->setObjectName(u"reportTable"_s);
    m_table->setAccessibleName(tr("The queue and its agents"));
    const QStringList titles{tr("Who"), tr("Calls"), tr("Answered"), tr("Abandoned"), tr("Wait"), tr("Talk")};
    m_table->setColumnCount(int(titles.size()));
    m_table->setHorizontalHeaderLabels(titles);
    m_table->horizontalHeaderItem(0)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeaderItem(4)->setToolTip(tr("How long callers waited, on average"));
    m_table->horizontalHeaderItem(5)->setToolTip(tr("How long they talked, on average"));
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    body()->addWidget(m_table, 1);
    m_export->setEnabled(false);
    connect(m_export, &QPushButton::clicked, this, &QueueReportSheet::askWhere);
    connect(&context.models, &LiveModels::siteDetached, this, [this](const SiteId& site) {
        if (site == m_queue.site)
            close();
    });
    resize(640, 440);
    reload();
}

void QueueReportSheet::buildDays()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    const QDate today = m_context.clock.now().toLocalTime().date();
    const auto field = [&](const QString& label, const QString& name, const QDate& date) {
        auto* before = new TextLabel(theme(), TextSize::Body, false, Tone::Normal, this);
        before->setText(label);
        auto* made = new QDateEdit(date, this);
        made->setObjectName(name);
        made->setAccessibleName(label);
        made->setButtonSymbols(QAbstractSpinBox::NoButtons);
        made->setKeyboardTracking(false);
        before->setBuddy(made);
        row->addWidget(before);
        row->addWidget(made);
        connect(made, &QDateEdit::dateChanged, this, &QueueReportSheet::reload);
        return made;
    };
    m_from = field(tr("From"), u"reportFrom"_s, today);
    m_to = field(tr("to"), u"reportTo"_s, today);
    row->addStretch(1);
    auto* again = new QPushButton(tr("Read again"), this);
    again->setObjectName(u"reportAgain"_s);
    again->setAutoDefault(false);
    connect(again, &QPushButton::clicked, this, &QueueReportSheet::reload);
    row->addWidget(again);
    body()->addLayout(row);
}

void QueueReportSheet::reload()
{
    PbxClient* client = m_context.models.client(m_queue.site);
    if (!client || !m_to)
        return;
    const QDate from = std::min(m_from->date(), m_to->date());
    const QDate to = std::max(m_from->date(), m_to->date());
    setMessage(tr("Reading…"), Tone::Muted);
    m_export->setEnabled(false);
    auto* watcher = new QFutureWatcher<Result<QueueReport>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, number = ++m_asked] {
        watcher->deleteLater();
        if (number != m_asked)
            return;
        const Result<QueueReport> report = watcher->result();
        if (!report) {
            m_table->setRowCount(0);
            setMessage(report.error().message);
            return;
        }
        setMessage({});
        fill(*report);
    });
    watcher->setFuture(client->queueReport(m_queue, from, to));
}

void QueueReportSheet::fill(const QueueReport& report)
{
    QList<QStringList> rows{rowOf(tr("The whole queue"), report.total)};
    for (const AgentFigures& agent : report.agents)
        rows << rowOf(
            agent.name.isEmpty() ? agent.extension : tr("%1, %2").arg(agent.name, agent.extension), agent.figures);
    m_table->setRowCount(int(rows.size()));
    for (int row = 0; row < rows.size(); ++row) {
        for (int column = 0; column < rows.at(row).size(); ++column) {
            auto* item = new QTableWidgetItem(rows.at(row).at(column));
            if (column > 0)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            if (row == 0)
                item->setFont(theme().font(TextSize::Body, true));
            m_table->setItem(row, column, item);
        }
    }
    m_export->setEnabled(true);
}

bool QueueReportSheet::exportTo(const QString& file)
{
    admin::CsvTable table;
    for (int column = 0; column < m_table->columnCount(); ++column)
        table.header << m_table->horizontalHeaderItem(column)->text();
    for (int row = 0; row < m_table->rowCount(); ++row) {
        admin::CsvRow line;
        line.line = row + 2;
        for (int column = 0; column < m_table->columnCount(); ++column)
            line.cells << m_table->item(row, column)->text();
        table.rows << line;
    }
    const QByteArray bytes = admin::writeCsv(table);
    QSaveFile out(file);
    if (out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.commit()) {
        setMessage(tr("Saved: %1").arg(file), Tone::Positive);
        return true;
    }
    setMessage(tr("The report could not be saved. %1").arg(out.errorString()));
    return false;
}

void QueueReportSheet::askWhere()
{
    auto* dialog = new QFileDialog(this, tr("Export the report"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(u"queue-%1-%2.csv"_s.arg(m_queue.text, m_from->date().toString(Qt::ISODate)));
    dialog->setWindowModality(Qt::NonModal); // a call may come while it is open
    connect(dialog, &QFileDialog::fileSelected, this, &QueueReportSheet::exportTo);
    dialog->show();
}

} // namespace callboard::ui
